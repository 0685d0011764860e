import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** Everything that can be set from outside. `.env.example` explains each variable to administrators. */
export type Settings = v.InferOutput<typeof Environment>;

/** A variable with a value that cannot be used. The message is for an administrator and never holds the value of a secret. */
export class SettingsProblem extends Error {
	readonly variable: string;
	readonly remedy: string;

	constructor(variable: string, problem: string, example: string) {
		super(`${variable} ${problem}.`);
		this.name = 'SettingsProblem';
		this.variable = variable;
		this.remedy = `For example: ${variable}=${example}`;
	}
}

/** Makes a key that nobody can guess. */
const MAKE_KEY = `node -p 'crypto.randomBytes(32).toString("base64")'`;

const EXAMPLES = {
	PORT: '3000',
	HOST: '127.0.0.1',
	ORIGIN: 'https://opmaat.example.org',
	DATABASE_URL: 'postgres://opmaat_server:secret@db.example.org/opmaat',
	DATABASE_OWNER_URL: 'postgres://opmaat_setup:secret@db.example.org/opmaat',
	DATABASE_DIRECT_URL: 'postgres://opmaat_server:secret@db.example.org:5432/opmaat',
	OPMAAT_DATA_DIR: '/var/lib/opmaat/data',
	OPMAAT_DEMO: '0',
	OPMAAT_MASTER_KEY: `(the output of: ${MAKE_KEY})`,
	OPMAAT_MASTER_KEY_FILE: '/etc/opmaat/master.key',
	LOG_LEVEL: 'info',
	XAPI_BASE_IRI: 'https://opmaat.example.org/xapi/',
	XAPI_RATE: '2000',
	TRUST_PROXY: '1',
	JOBS: 'on'
} as const;

export type Variable = keyof typeof EXAMPLES;

/** The names of all variables, in the order of `.env.example`. */
export const variables = Object.keys(EXAMPLES) as Variable[];

const whole = (least: number, most: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d+$/, 'is not a whole number'),
		v.transform(Number),
		v.minValue(least, `is below ${least}`),
		v.maxValue(most, `is above ${most}`)
	);

const flag = v.pipe(
	v.picklist(['0', '1', 'on', 'off', 'true', 'false'], 'is neither 1 (on) nor 0 (off)'),
	v.transform((text) => ['1', 'on', 'true'].includes(text))
);

const postgresUrl = v.pipe(
	v.string(),
	v.regex(/^postgres(ql)?:\/\//, 'is not an address that begins with postgres://')
);

const origin = v.pipe(
	v.string(),
	v.check((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'is not a web address'),
	v.transform((text) => new URL(text)),
	v.check(
		({ pathname, search }) => pathname === '/' && !search,
		'holds a path; Opmaat needs a host of its own'
	),
	v.transform((url) => url.origin)
);

const iriBase = v.pipe(
	v.string(),
	v.check((text) => URL.canParse(text), 'is not an IRI'),
	v.regex(/[/#]$/, 'does not end in / or #')
);

const masterKey = v.pipe(
	v.string(),
	v.check((text) => decodeKey(text) !== null, 'is not a key of 32 bytes in base64 or hexadecimal')
);

const Environment = v.pipe(
	v.object({
		PORT: v.optional(whole(0, 65_535), '3000'),
		HOST: v.optional(
			v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'is not a host name or IP address')),
			'127.0.0.1'
		),
		ORIGIN: v.optional(origin),
		DATABASE_URL: v.optional(postgresUrl),
		DATABASE_OWNER_URL: v.optional(postgresUrl),
		DATABASE_DIRECT_URL: v.optional(postgresUrl),
		OPMAAT_DATA_DIR: v.optional(
			v.pipe(
				v.string(),
				v.transform((folder) => path.resolve(folder))
			),
			'./.data'
		),
		OPMAAT_DEMO: v.optional(flag),
		OPMAAT_MASTER_KEY: v.optional(masterKey),
		OPMAAT_MASTER_KEY_FILE: v.optional(v.string()),
		LOG_LEVEL: v.optional(
			v.picklist(
				['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
				'is none of silent, fatal, error, warn, info, debug, trace'
			),
			'info'
		),
		XAPI_BASE_IRI: v.optional(iriBase, 'https://opmaat.example/xapi/'),
		XAPI_RATE: v.optional(whole(1, 1_000_000), '2000'),
		TRUST_PROXY: v.optional(whole(0, 10), '0'),
		JOBS: v.optional(flag, 'on')
	}),
	v.transform((env) => ({
		port: env.PORT,
		host: env.HOST,
		/** Scheme and host as browsers see them; absent means: whatever the request says. */
		origin: env.ORIGIN,
		/** For serving; absent means: the embedded server. */
		databaseUrl: env.DATABASE_URL,
		/** For set-up; falls back on the direct and the serving address. */
		databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
		/** Past a connection pooler, for LISTEN. */
		databaseDirectUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
		dataDir: env.OPMAAT_DATA_DIR,
		/** On with the embedded server, unless switched off; with another server only when switched on. */
		demo: env.OPMAAT_DEMO ?? env.DATABASE_URL === undefined,
		masterKey: env.OPMAAT_MASTER_KEY,
		masterKeyFile: env.OPMAAT_MASTER_KEY_FILE,
		logLevel: env.LOG_LEVEL,
		xapiBaseIri: env.XAPI_BASE_IRI,
		/** Requests a second that each key to the record store may send. */
		xapiRate: env.XAPI_RATE,
		/** How many proxies in front may be believed about the address of a visitor. */
		trustProxy: env.TRUST_PROXY,
		jobs: env.JOBS
	}))
);

/**
 * Reads the settings from an environment. An empty variable counts as absent.
 * @throws SettingsProblem for the first variable that cannot be used
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const given = variables.map((name) => [name, env[name]?.trim() || undefined] as const);
	const result = v.safeParse(Environment, Object.fromEntries(given));
	if (result.success) return result.output;
	const issue = result.issues[0];
	const variable = v.getDotPath(issue) as Variable;
	throw new SettingsProblem(variable, issue.message, EXAMPLES[variable]);
}

/**
 * The key that wraps the data keys of participants, 32 bytes, from the variable or the file.
 * @throws SettingsProblem when there is none: without it nothing that people wrote can be read
 */
export function getMasterKey({ masterKey, masterKeyFile }: Settings): Buffer {
	const example = EXAMPLES.OPMAAT_MASTER_KEY_FILE;
	if (!masterKey && !masterKeyFile) {
		throw new SettingsProblem(
			'OPMAAT_MASTER_KEY_FILE',
			'is not set, and neither is OPMAAT_MASTER_KEY',
			`${example}, a file with the output of: ${MAKE_KEY}`
		);
	}
	const key = decodeKey(masterKey ?? readKeyFile(masterKeyFile ?? ''));
	if (key) return key;
	throw new SettingsProblem(
		'OPMAAT_MASTER_KEY_FILE',
		'names a file without a key of 32 bytes',
		example
	);
}

/**
 * A secret of 32 bytes for one purpose, derived from the master key (HKDF-SHA-256, RFC 5869), so that
 * an installation has a single secret to keep. Personal codes are peppered with purpose `pepper`.
 */
export function deriveSecret(
	masterKey: Buffer,
	purpose: 'pepper' | 'cursor' | 'cookie' | 'forwarding'
): Buffer {
	return Buffer.from(hkdfSync('sha256', masterKey, '', `opmaat ${purpose} v1`, 32));
}

function readKeyFile(file: string): string {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new SettingsProblem(
			'OPMAAT_MASTER_KEY_FILE',
			`names a file that cannot be read (${code})`,
			EXAMPLES.OPMAAT_MASTER_KEY_FILE
		);
	}
}

function decodeKey(text: string): Buffer | null {
	const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
	return key.length === 32 ? key : null;
}
