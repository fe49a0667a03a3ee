/**
 * The one search field of the header: a patient, a doctor, a day, a command. What is typed goes to {@link
 * org.frontdesk.desktop.search.SearchViewModel}, which asks the server for patients and knows the rest itself; what is found
 * drops down in groups, and each finding knows the way to what it names.
 */
package org.frontdesk.desktop.search;
