/** Where doctors receive: locations, and the rooms in them. Nothing is deleted, as slots of the past lean on them. */
package org.frontdesk.desktop.administration.places;
