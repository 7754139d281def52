import { escapeXml, xmlText } from "../http/xml.js";
import { isObject, type Json, type JsonObject } from "../json.js";

/**
 * An entity as XML: one element for each property, null as `i:nil`, elements of an array as `Item`.
 * A name that XML does not allow is in the attribute `name` of an element `Property`.
 */
export function entityXml(entity: JsonObject): string {
  const inner = Object.entries(entity).map(elementOf).join("");
  return (
    '<AppointmentEntityWithLinks xmlns:i="http://www.w3.org/2001/XMLSchema-instance">' +
    `${inner}</AppointmentEntityWithLinks>`
  );
}

function elementOf([name, value]: [string, Json]): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name);
  const tag = plain ? name : "Property";
  const label = plain ? "" : ` name="${escapeXml(xmlText(name)).replaceAll("\n", "&#xA;")}"`;
  if (value === null) return `<${tag}${label} i:nil="true"/>`;
  return `<${tag}${label}>${contentOf(value)}</${tag}>`;
}

function contentOf(value: Json): string {
  if (Array.isArray(value)) return value.map((item) => elementOf(["Item", item])).join("");
  if (isObject(value)) return Object.entries(value).map(elementOf).join("");
  return escapeXml(String(value));
}
