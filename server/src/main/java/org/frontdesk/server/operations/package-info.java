/**
 * What an operator types: each command is a class of its own that reads the settings, does one thing and says in a few
 * lines what it did. {@link org.frontdesk.server.ServerMain} turns what they throw into exit codes.
 */
package org.frontdesk.server.operations;
