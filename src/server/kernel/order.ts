import type { Module, ServiceRef } from "./module.js";

/**
 * Modules in such an order that each stands behind those whose services it needs; otherwise in the order given.
 * @param there What modules that are set up already provide.
 * @throws Error that names them for modules that need each other, a service that nobody or more than one provides,
 *   and two modules of one name.
 */
export function inOrder(
  modules: readonly Module[],
  there: { readonly services: ReadonlySet<ServiceRef<any>>; readonly names: ReadonlySet<string> },
): Module[] {
  const providers = providersOf(modules, there);
  const ordered: Module[] = [];
  const done = new Set<Module>();
  const way: Module[] = [];
  const place = (module: Module): void => {
    if (done.has(module)) return;
    if (way.includes(module)) {
      const circle = [...way.slice(way.indexOf(module)), module].map(({ name }) => name);
      throw new Error(`modules need each other: ${circle.join(" -> ")}`);
    }
    way.push(module);
    for (const service of module.needs ?? []) {
      const provider = providers.get(service);
      if (provider !== undefined) place(provider);
      else if (!there.services.has(service)) {
        const what = `the service ${service.name}, which no module provides`;
        throw new Error(`the module ${module.name} needs ${what}`);
      }
    }
    way.pop();
    done.add(module);
    ordered.push(module);
  };
  for (const module of modules) place(module);
  return ordered;
}

function providersOf(
  modules: readonly Module[],
  there: { readonly services: ReadonlySet<ServiceRef<any>>; readonly names: ReadonlySet<string> },
): Map<ServiceRef<any>, Module> {
  const names = new Set(there.names);
  const providers = new Map<ServiceRef<any>, Module>();
  for (const module of modules) {
    const { name, provides } = module;
    if (names.has(name)) throw new Error(`there are two modules called ${name}`);
    names.add(name);
    if (provides === undefined) continue;
    if (providers.has(provides) || there.services.has(provides)) {
      throw new Error(`two modules provide the service ${provides.name}; one is ${name}`);
    }
    providers.set(provides, module);
  }
  return providers;
}
