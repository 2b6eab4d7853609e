"""What a value is about: subject and metric, period, region, basis and flags."""
