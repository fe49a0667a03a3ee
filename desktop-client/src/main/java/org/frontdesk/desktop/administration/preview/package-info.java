/**
 * What a pattern would make, before anything is made: asked of the server piece by piece, shown day by day with what is in the
 * way, and then done by whoever asked for it.
 */
package org.frontdesk.desktop.administration.preview;
