"""What is taken away: reports and open data, and the jobs that build them."""
