"""What is damaged is put right as far as that can be, and it is said what cannot."""
