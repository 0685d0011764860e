/** The page of this address as the server draws it now; null when it could not be had or is another page by now. */
export async function freshPage(): Promise<Document | null> {
	try {
		return await pageFrom(await fetch(location.pathname));
	} catch {
		return null;
	}
}

/**
 * Posts to this page as the browser would, and gives the page that follows; null when it could not be had. Without
 * asking for a page the server would answer in its own language for scripts.
 */
export async function postPage(url: string, body: FormData): Promise<Document | null> {
	try {
		return await pageFrom(
			await fetch(url, { method: 'POST', body, headers: { accept: 'text/html' } })
		);
	} catch {
		return null;
	}
}

/** The page in an answer of the server; null when it is not this page, such as after a session that ended. */
async function pageFrom(response: Response): Promise<Document | null> {
	const readable = response.ok || response.status === 400;
	if (!readable || new URL(response.url).pathname !== location.pathname) return null;
	const page = new DOMParser().parseFromString(await response.text(), 'text/html');
	for (const element of page.querySelectorAll('[id]')) distinguish(element);
	return page;
}

let drawn = 0;
const REFERENCES = ['for', 'popovertarget', 'aria-labelledby', 'aria-describedby'];

/**
 * Ids that the server counted out start again on every page that it draws, so a part of a new page would take those of
 * parts that stay: they get a name of their own. Ids that are names stay as they are.
 */
function distinguish(element: Element): void {
	const { id, ownerDocument } = element;
	if (!/^s\d+/.test(id)) return;
	const own = `d${(drawn += 1)}-${id}`;
	for (const name of REFERENCES) {
		for (const other of ownerDocument.querySelectorAll(`[${name}="${CSS.escape(id)}"]`)) {
			other.setAttribute(name, own);
		}
	}
	element.id = own;
}

/** Puts the children of one element in the place of those of another, which itself stays. */
export function takeOver(old: Element | null, fresh: Element | null): void {
	if (old && fresh) old.replaceChildren(...fresh.childNodes);
}
