/** Words that many readers at A2 and B1 do not know, with an easier one. Forms are listed as they occur. */
const table = `
	aangezien=omdat, accepteren=goed vinden, accepteert=goed vindt, actualiseren=bijwerken, additioneel=extra,
	adequaat=goed, adequate=goede, alvorens=voordat, ambivalent=dubbel, ambivalente=dubbele, analyseren=bekijken,
	analyseert=bekijkt, anticiperen=vooruitkijken, anticipeert=vooruitkijkt, argumenteren=uitleggen,
	aspect=deel, aspecten=delen, assertief=duidelijk, assertieve=duidelijke, betreffende=over, communiceren=praten,
	communiceert=praat, competentie=iets wat je kunt, competenties=dingen die je kunt, concluderen=besluiten,
	concreet=precies, concrete=precieze, confronteren=laten zien, confrontatie=botsing, consequent=steeds hetzelfde,
	consequentie=gevolg, consequenties=gevolgen, constateren=zien, constateert=ziet, continu=steeds,
	criteria=eisen, cruciaal=heel belangrijk, cruciale=heel belangrijke, daadwerkelijk=echt, deelname=meedoen,
	derhalve=daarom, desalniettemin=toch, desondanks=toch, dienen=moeten, dient=moet, diverse=verschillende,
	echter=maar, effectief=goed werkend, effectieve=goed werkende, emotioneel=met veel gevoel, empathie=meeleven,
	evalueren=terugkijken, evalueert=terugkijkt, evaluatie=terugblik, expliciet=duidelijk, faciliteren=helpen,
	faciliteert=helpt, factoren=dingen, feedback=reactie, flexibel=soepel, formuleren=opschrijven,
	formuleert=schrijft op, frequent=vaak, fundamenteel=heel belangrijk, generaliseren=over iedereen hetzelfde zeggen,
	identificeren=herkennen, impact=gevolg, implementeren=invoeren, implementeert=invoert, inadequaat=niet goed,
	indien=als, informeren=vertellen, informeert=vertelt, initiatief=eerste stap, integriteit=eerlijkheid,
	interpreteren=uitleggen, interpretatie=uitleg, intervenieren=ingrijpen, interventie=hulp, interventies=hulp,
	inventariseren=bekijken, inventariseert=bekijkt, inzake=over, irrationeel=niet logisch, jegens=tegen,
	kenmerkend=typisch, mededelen=vertellen, mits=als, motiveren=zin geven, negatieve=nare, nochtans=toch,
	noodzakelijk=nodig, noodzakelijke=nodige, observeren=kijken, observeert=kijkt, omtrent=over, onderscheiden=uit elkaar houden,
	ondersteunen=helpen, ondersteunt=helpt, ondervinden=merken, optimaal=zo goed mogelijk, optimale=beste,
	perspectief=kijk, perspectieven=manieren van kijken, plaatsvinden=zijn, plaatsvindt=is, preventief=van tevoren, prioriteit=wat eerst moet,
	prioriteiten=wat eerst moet, procedure=manier van doen, raadplegen=vragen, realiseren=maken,
	realiseert=maakt, reduceren=minder maken, reflecteren=nadenken, reflecteert=nadenkt, reflectie=nadenken,
	relevant=belangrijk, relevante=belangrijke, respectievelijk=en dan, resultaat=uitkomst, resultaten=uitkomsten,
	significant=duidelijk, signaleren=merken, signaleert=merkt, specifiek=precies, specifieke=precieze,
	stagneren=stoppen, stimuleren=helpen, stimuleert=helpt, strategie=plan, strategieën=plannen,
	structureel=altijd, tevens=ook, traject=plan, tolereren=toelaten, uiten=laten merken, vaardigheid=iets wat je kunt,
	vaardigheden=dingen die je kunt, verifiëren=nakijken, verifieert=nakijkt, vervolgens=dan, visualiseren=voor je zien,
	visualiseert=ziet voor je, voorafgaand=vooraf, voornamelijk=vooral, waarnemen=zien, wederkerig=van twee kanten, zodoende=zo,
	zorgdragen=zorgen
`;

const easier = new Map(
	table
		.trim()
		.split(/,\s*/)
		.map((pair): [string, string] => {
			const [word = '', simple = ''] = pair.trim().split('=');
			return [word, simple];
		})
);

/** An easier word for a hard one; undefined when the word is not on the list. */
export function easierWord(word: string): string | undefined {
	return easier.get(word.toLowerCase());
}
