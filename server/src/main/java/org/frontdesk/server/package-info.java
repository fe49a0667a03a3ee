/**
 * The gRPC server: its start, its settings, and the construction of all its parts in one place. Each package below is a
 * thing the clinic knows, or one of the few rooms that all of them share: {@code database}, {@code rpc}, {@code live}.
 */
package org.frontdesk.server;
