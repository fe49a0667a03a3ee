/**
 * The database and the way into it.
 *
 * <p>{@link org.frontdesk.server.database.Database#open} takes an embedded PostgreSQL or the operator's, refuses one that
 * could lose an acknowledged booking, brings it to today's schema and opens two pools. Everything else goes through
 * {@link org.frontdesk.server.database.Transactions}. The change feed makes a connection of its own from {@link
 * org.frontdesk.server.database.DatabaseSettings}. The code in {@code schema} is made by the build from the migrations.
 */
package org.frontdesk.server.database;
