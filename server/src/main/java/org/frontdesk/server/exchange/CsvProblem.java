package org.frontdesk.server.exchange;

/**
 * One thing that is wrong in a file. Never has the value, as reports are stored.
 *
 * @param line from 1; the columns are line 1
 * @param column empty where it is about the whole line or file
 */
public record CsvProblem(int line, String column, String problem) {}
