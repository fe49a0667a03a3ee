/**
 * The desktop application of the front desk.
 *
 * <p>Start with {@link org.frontdesk.desktop.Wiring}: it makes everything and puts it together, by hand. Data goes one way
 * through the packages: {@code connection} (the server) to {@code live} (what its streams say) to the view models of the
 * screens, and what a person does goes from a view through its controller to its view model and out through {@code
 * connection}. Beside {@code X.fxml} (appearance) stand {@code XController} (binds) and {@code XViewModel} (state and
 * actions, no control of the toolkit).
 */
package org.frontdesk.desktop;
