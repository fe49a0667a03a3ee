/** Who may sign in: accounts, what they are for and whose they are, their passwords, and the sessions that are open. */
package org.frontdesk.desktop.administration.users;
