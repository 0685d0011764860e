/** The pages of the guide for authors, in the order in which one reads them; each with its parts. */
export const subjects = [
	{
		slug: 'begin',
		title: 'Je eerste module',
		lead: 'In zes stappen van niets naar een module die werkt.',
		parts: {
			idee: 'Wat is een training?',
			map: 'De map',
			eerste: 'Een hele module',
			stappen: 'Zo maak je hem zelf',
			lezen: 'Lezen wat er mis is'
		}
	},
	{
		slug: 'editor',
		title: 'Werken in de editor',
		lead: 'Van een nieuwe training tot publiceren, zonder bestanden op je computer.',
		parts: {
			nieuw: 'Nieuwe training, module en stap',
			schuiven: 'Verplaatsen, hernoemen en weghalen',
			schrijven: 'Schrijven',
			bewaren: 'Bewaren gaat vanzelf',
			samen: 'Samen schrijven',
			plaatjes: 'Plaatjes',
			bekijken: 'Bekijken en afdrukken',
			publiceren: 'Publiceren',
			versies: 'Versies, en terug',
			bestanden: 'Zip en Moodle'
		}
	},
	{
		slug: 'tekst',
		title: 'Tekst en beeld',
		lead: 'Kopjes, lijsten, links, plaatjes en tabellen.',
		parts: {
			gewoon: 'Gewone tekst',
			kopjes: 'Kopjes',
			lijsten: 'Lijsten en tabellen',
			links: 'Links',
			beeld: 'Plaatjes',
			tekens: 'Tekens die niet werken'
		}
	},
	{
		slug: 'blokken',
		title: 'Blokken',
		lead: 'Kaders, doe-opdrachten, gesprekspunten en notities voor de begeleider.',
		parts: {
			vorm: 'Hoe een blok eruitziet',
			kaders: 'Tip, let op en voorbeeld',
			begrip: 'Een moeilijk woord',
			offline: 'Een doe-opdracht',
			gesprek: 'Om over te praten',
			begeleider: 'Alleen voor de begeleider',
			opname: 'Film en geluid'
		}
	},
	{
		slug: 'kiezen',
		title: 'Kiezen',
		lead: 'Meerkeuze, meer dan één antwoord, en vragen zonder goed of fout.',
		parts: {
			naam: 'Elke oefening heeft een naam',
			meerkeuze: 'Meerkeuze',
			reactie: 'Reactie, hint en uitleg',
			'kies-meer': 'Meer dan één antwoord',
			mening: 'Geen goed of fout',
			pogingen: 'Pogingen'
		}
	},
	{
		slug: 'ordenen',
		title: 'Ordenen en invullen',
		lead: 'Op volgorde zetten, sorteren, verbinden en woorden invullen.',
		parts: {
			volgorde: 'Op volgorde',
			sorteren: 'Sorteren',
			verbinden: 'Verbinden',
			invullen: 'Woorden invullen'
		}
	},
	{
		slug: 'eigen-woorden',
		title: 'Eigen woorden en gevoel',
		lead: 'Open vragen, schalen, vragenlijsten en lijstjes om af te vinken.',
		parts: {
			open: 'Open vraag',
			schaal: 'Schaal',
			afvinklijst: 'Afvinklijst',
			vragenlijst: 'Vragenlijst vooraf en achteraf',
			vijfg: 'Vijf G’s',
			adem: 'Rustig ademen'
		}
	},
	{
		slug: 'verhalen',
		title: 'Verhalen met keuzes',
		lead: 'Een deelnemer kiest, en ziet wat er dan gebeurt.',
		parts: { scenario: 'Een verhaal met keuzes', 'goed-verhaal': 'Zo wordt het een goed verhaal' }
	},
	{
		slug: 'op-maat',
		title: 'Op maat',
		lead: 'Extra oefening en verdieping, en alleen op papier of alleen op het scherm.',
		parts: {
			niveaus: 'Extra en verdieping',
			stap: 'Een hele stap op een niveau',
			papier: 'Papier en scherm'
		}
	},
	{
		slug: 'kop',
		title: 'De kop bovenaan',
		lead: 'Titel, doelen, minuten, gevoelig, en wanneer een module opengaat.',
		parts: {
			pagina: 'De kop van een stap',
			module: 'De kop van een module',
			cursus: 'De kop van een training',
			woorden: 'De woordenlijst'
		}
	},
	{
		slug: 'goed',
		title: 'Een goede stap',
		lead: 'Wat werkt voor kinderen en volwassenen die oefenen.',
		parts: {
			opbouw: 'De opbouw',
			taal: 'Taal die iedereen leest',
			feedback: 'Reacties waar je iets van leert',
			veilig: 'Veilig vragen',
			nakijken: 'Nakijken en verbeteren'
		}
	},
	{
		slug: 'meldingen',
		title: 'Alle meldingen',
		lead: 'Wat elke melding betekent, met een verkeerd en een goed voorbeeld.',
		parts: {}
	}
] as const;

export type Subject = (typeof subjects)[number];
