"""make scenario-api: a day of three organisations through the API, with processes that are killed.

Everything that people and systems do goes over HTTP, to two web processes and two workers on
PostgreSQL; one of each is killed with SIGKILL at a moment that the seed decides, and started again.
Clients that lose their connection send the same again with the same Idempotency-Key; now and then
they send the same twice at once. In each organisation there are a beheerder, consultants,
coordinators, an auditor, the system of a referrer (client credentials), and volunteers and carers
with an app (code and PKCE). The night comes when a day asks for it.

A ledger (`boek`) keeps what each client heard was done, and every id that it was shown. Afterwards
`narekenen` holds that against the database, in both directions: nobody over a limit or in two
places, nothing lost or done twice, no step without its author, a worklist that is right, and
nothing shown of another organisation. Exits with 1 where that does not hold.
"""
