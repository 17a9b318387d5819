"""The engine: pure functions from orders to events, from events to state, from state to what each audience may know."""
