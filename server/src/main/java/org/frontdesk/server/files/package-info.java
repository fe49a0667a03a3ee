/**
 * Files that only the server's own account may read: the private key, the first administrator's password. Whoever writes
 * such a file does it here, so that there is no moment in which others could open it.
 */
package org.frontdesk.server.files;
