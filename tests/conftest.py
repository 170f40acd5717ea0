import signal

from hypothesis import settings

# A run in the background ignores Ctrl-C, and so would every program that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("dateline", deadline=None)  # how long a test takes is the machine's
settings.load_profile("dateline")
