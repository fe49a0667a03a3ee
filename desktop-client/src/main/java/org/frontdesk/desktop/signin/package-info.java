/**
 * Signing in: server, name, password, and a code where the account has a second factor; on first contact the server's
 * fingerprint is shown and pinned, and a changed one is refused. What comes of it goes to the wiring, which builds the shell
 * for whoever is signed in.
 */
package org.frontdesk.desktop.signin;
