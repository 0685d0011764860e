import type { BrowserContext, Page, Response } from '@playwright/test';

/**
 * Watches every page of a context for what a visitor should never meet: an error in a script, something that the
 * content security policy stopped, a file that does not come, an answer that says that we failed, or a request to
 * somebody else.
 */
export class Complaints {
	readonly #origin: string;
	readonly #found: string[] = [];
	readonly #allowed: RegExp[] = [];

	constructor(context: BrowserContext, origin: string, scripted: boolean) {
		this.#origin = origin;
		context.on('page', (page) => this.#watch(page));
		context.on('request', (request) => {
			if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin) {
				this.#note(`foreign request: ${request.url()}`);
			}
		});
		context.on('response', (response) => {
			if (this.#isWrong(response)) {
				this.#note(`${response.status()}: ${this.#pathOf(response.url())}`);
			}
		});
		context.on('requestfailed', (request) => {
			const why = request.failure()?.errorText ?? '';
			// A browser without scripts says of each that it was blocked.
			if (!scripted && request.resourceType() === 'script') return;
			// A page that was left does not wait for what it asked.
			if (why !== 'net::ERR_ABORTED') this.#note(`${why}: ${this.#pathOf(request.url())}`);
		});
	}

	/** For what a test brings about on purpose, such as a network that is cut. */
	allow(...patterns: RegExp[]): void {
		this.#allowed.push(...patterns);
	}

	all(): string[] {
		return this.#found.filter((complaint) => !this.#allowed.some((one) => one.test(complaint)));
	}

	/** What a page or form says with 4xx is for its test to judge; a file that is not there is always wrong. */
	#isWrong(response: Response): boolean {
		const request = response.request();
		const status = response.status();
		if (status >= 500) return true;
		const writes = ['POST', 'PUT'].includes(request.method());
		const rejected = writes && [400, 409, 429].includes(status);
		return status >= 400 && !request.isNavigationRequest() && !rejected;
	}

	#watch(page: Page): void {
		page.on('pageerror', (error) => this.#note(`script error: ${error.message}`));
		page.on('console', (message) => {
			// Failed answers and files are noted above, with their address.
			if (message.type() !== 'error' || message.text().startsWith('Failed to load resource'))
				return;
			this.#note(`console: ${message.text()}`);
		});
	}

	#note(complaint: string): void {
		this.#found.push(complaint);
	}

	#pathOf(url: string): string {
		return url.startsWith(this.#origin) ? url.slice(this.#origin.length) : url;
	}
}
