/**
 * What every page of the administration is built from: a list at the left and a form at the right. {@link
 * org.frontdesk.desktop.administration.form.RecordsViewModel} holds the list, which of its records is open, and how it is
 * saved; {@link org.frontdesk.desktop.administration.form.Form} what is typed, what is wrong with it, and what somebody else
 * wrote meanwhile. The controls beside them are appearance only.
 */
package org.frontdesk.desktop.administration.form;
