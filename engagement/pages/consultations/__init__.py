"""The pages of consultations and of the response to them."""
