package org.frontdesk.desktop.audit;

/** Somebody who has an account. */
record Person(String id, String name) {}
