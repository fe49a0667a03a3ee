/** Files that a person saves or opens: chosen in the platform's dialog, written and read off the JavaFX thread. */
package org.frontdesk.desktop.files;
