"""What officers do to a draft and to the roadmaps, challenges and organisations around it."""
