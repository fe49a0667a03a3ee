/**
 * What protects an account besides its password: its owner sets it up here, with an authenticator on a telephone and recovery
 * codes on paper, or removes it. It lies before whatever screen one is on, and asks the server first what there is.
 */
package org.frontdesk.desktop.secondfactor;
