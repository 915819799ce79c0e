"""make scenario-api: a day of three organisations through the API, with processes that are killed.

Everything that people and systems do goes over HTTP, to two web processes and two workers on
PostgreSQL; one of each is killed with SIGKILL at a moment that the seed decides, and started again.
Clients that lose their connection send the same again with the same Idempotency-Key. Afterwards
`narekenen` looks in the database: nobody over a limit or in two places, no step without an author,
nothing lost, nothing done twice. Exits with 1 where that does not hold.
"""
