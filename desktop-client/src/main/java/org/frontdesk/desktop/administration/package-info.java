/**
 * The administrator's screen: a list of pages, and one of them open. A page is made from the workplace when it is opened and
 * closed when another one is; each subject has its pages in a package of its own below this one, and its line in {@link
 * org.frontdesk.desktop.administration.AdminPages}.
 */
package org.frontdesk.desktop.administration;
