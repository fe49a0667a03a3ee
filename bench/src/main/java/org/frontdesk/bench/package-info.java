/**
 * What Frontdesk claims about speed, measured: the same callers, the same machine, the same run, once with the booking lane
 * and once with what the field does. Figures are ratios within a run; machines are noisy, and this one is shared by the
 * load, the server and the database.
 *
 * <p>{@link org.frontdesk.bench.BenchMain} starts an embedded PostgreSQL and, one variant after the other, a real server
 * process ({@link org.frontdesk.bench.BenchServer}); {@link org.frontdesk.bench.Scenarios} run against it over gRPC with TLS
 * on loopback, and {@link org.frontdesk.bench.BenchClinic} checks in SQL afterwards that nothing was overbooked or lost.
 * Nothing in the product depends on this module.
 *
 * <p>{@link org.frontdesk.bench.LargeScenario} asks what desks ask all day ({@link org.frontdesk.bench.Reads}) of clinics of three
 * sizes ({@link org.frontdesk.bench.LargeClinic}), and reads in PostgreSQL's log what that cost ({@link
 * org.frontdesk.bench.ExplainedPlans}).
 */
package org.frontdesk.bench;
