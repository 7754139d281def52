import type { Random } from "./random.js";

const firstNames = (
  "Anna,Björn,Christine,Dieter,Eva-Maria,Florian,Günter,Hannelore,Ingo,Jürgen,Käthe,Lukas," +
  "Märta,Niklas,Olaf,Petra,Rüdiger,Sönke,Tobias,Ursula,Volker,Wiebke,Zoë,Stefan"
).split(",");

const lastNames = (
  "Müller,Schäfer,Bauer,Köhler,Weiß,Lehmann,Krämer,Vogel,Jäger,Böhm,Schulte,Großmann,Hübner," +
  "Zimmermann,Fröhlich,Öztürk,von Bülow,Winkler"
).split(",");

const companies = [
  "Nordlicht Energie GmbH",
  "Gebr. Hübner Maschinenbau KG",
  "Stadtwerke Würzburg",
  "Kanzlei Böhm & Partner",
  "Möbelhaus Schäfer oHG",
  "Rheinische Versicherungs AG",
];

const streets = ["Bahnhofstraße", "Am Mühlbach", "Lindenallee", "Königsplatz", "Industriering"];

const cities: readonly (readonly [postalCode: string, city: string, areaCode: string])[] = [
  ["82319", "Starnberg", "8151"],
  ["97070", "Würzburg", "931"],
  ["50667", "Köln", "221"],
  ["24103", "Kiel", "431"],
  ["99084", "Erfurt", "361"],
];

/** Somebody with everything that a contact may say about them. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly domain: string;
  readonly mail: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly areaCode: string;
}

export function person(random: Random): Person {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const company = random.pick(companies);
  const [postalCode, city, areaCode] = random.pick(cities);
  const domain = `${plain(company).split(/[^a-z]+/)[0]}.example`;
  return {
    firstName,
    lastName,
    company,
    domain,
    mail: `${plain(firstName)}.${plain(lastName).replaceAll(" ", "")}@${domain}`,
    street: `${random.pick(streets)} ${random.between(1, 120)}`,
    postalCode,
    city,
    areaCode,
  };
}

export function phoneNumber(random: Random, areaCode: string): string {
  return `+49${areaCode}${random.digits(random.between(5, 8))}`;
}

/** Small letters without umlauts, for mail addresses. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
}
