/**
 * Who may use the clinic's system, and for what: accounts, signing in, sessions and the table of permissions.
 *
 * <p>A name and a password, and a code where the account has a second factor, go through
 * {@link org.frontdesk.server.access.SignIn}, which opens one of the {@link org.frontdesk.server.access.Sessions}.
 * From then on every call brings the session's token; the interceptor in {@code rpc} has it looked up, holds it against
 * {@link org.frontdesk.server.access.Permissions}, and leaves the {@link org.frontdesk.server.access.Caller} in the call's
 * context for the feature that serves it.
 */
package org.frontdesk.server.access;
