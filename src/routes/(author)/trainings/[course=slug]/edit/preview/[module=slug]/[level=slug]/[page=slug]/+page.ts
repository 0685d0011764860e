/** As for a participant: the server draws, plain forms answer. */
export const csr = false;
