//! The behaviour of the ticket form in the browser.
