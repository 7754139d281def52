import type { Module, ServiceRef } from "./module.js";

/**
 * Sorts modules so that each comes after those whose services it needs; otherwise they keep their order.
 * @param existing The names and services of modules that are set up already.
 * @throws Error with their names for modules that need each other, for a service that no module or more than one provides,
 *   and for two modules with the same name.
 */
export function inOrder(modules: readonly Module[], existing: Existing): Module[] {
  const providers = providersOf(modules, existing);
  const ordered: Module[] = [];
  const done = new Set<Module>();
  const path: Module[] = [];
  const place = (module: Module): void => {
    if (done.has(module)) return;
    if (path.includes(module)) {
      const circle = [...path.slice(path.indexOf(module)), module].map(({ name }) => name);
      throw new Error(`modules need each other: ${circle.join(" -> ")}`);
    }
    path.push(module);
    for (const service of module.needs ?? []) {
      const provider = providers.get(service);
      if (provider !== undefined) place(provider);
      else if (!existing.services.has(service)) {
        const what = `the service ${service.name}, which no module provides`;
        throw new Error(`the module ${module.name} needs ${what}`);
      }
    }
    path.pop();
    done.add(module);
    ordered.push(module);
  };
  for (const module of modules) place(module);
  return ordered;
}

interface Existing {
  readonly services: ReadonlySet<ServiceRef<any>>;
  readonly names: ReadonlySet<string>;
}

function providersOf(modules: readonly Module[], existing: Existing): Map<ServiceRef<any>, Module> {
  const names = new Set(existing.names);
  const providers = new Map<ServiceRef<any>, Module>();
  for (const module of modules) {
    const { name, provides } = module;
    if (names.has(name)) throw new Error(`there are two modules called ${name}`);
    names.add(name);
    if (provides === undefined) continue;
    if (providers.has(provides) || existing.services.has(provides)) {
      throw new Error(`two modules provide the service ${provides.name}; one is ${name}`);
    }
    providers.set(provides, module);
  }
  return providers;
}
