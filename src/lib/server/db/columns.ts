import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Raw bytes: hashes, sealed text, media. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** A moment in time; always with a zone. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date' });
