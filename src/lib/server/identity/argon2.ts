/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 20 ms on a small server. */
export const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
