from hypothesis import settings

settings.register_profile("dateline", deadline=None)  # how long a test takes is the machine's
settings.load_profile("dateline")
