from rag.chat.breaker import FAILURES, REST_SECONDS, Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed()
    return breaker


def test_failures_in_a_row_begin_a_rest() -> None:
    breaker = opened(Clock())
    assert not breaker.admits()
    assert breaker.rests() == REST_SECONDS


def test_a_success_between_them_begins_the_count_anew() -> None:
    breaker = Breaker(Clock())
    for _ in range(FAILURES):
        breaker.failed()
        breaker.succeeded()
    assert breaker.admits()


def test_after_the_rest_one_is_let_through_to_see() -> None:
    breaker = opened(clock := Clock())
    clock.now = REST_SECONDS
    assert [breaker.admits(), breaker.admits()] == [True, False]


def test_a_success_after_the_rest_ends_it() -> None:
    breaker = opened(clock := Clock())
    clock.now = REST_SECONDS
    assert breaker.admits()
    breaker.succeeded()
    assert [breaker.admits(), breaker.admits()] == [True, True]
