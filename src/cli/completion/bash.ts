import { allOf, type CommandModel, type Values } from "./model.js";

/** A script for bash, which zsh can use too. */
export function bashScript(root: CommandModel): string {
  const all = allOf(root);
  const nameOf = ({ path }: CommandModel): string => ["rosewire", ...path].join(" ");
  const below = all.filter(({ path }) => path.length > 0).map(nameOf);
  const valued = all.flatMap((command) =>
    command.options.flatMap(({ flags, values }) =>
      values === undefined
        ? []
        : [{ places: flags.map((flag) => `${nameOf(command)} ${flag}`), values }],
    ),
  );
  const options = all.map((command) =>
    branch([nameOf(command)], words(command.options.flatMap(({ flags }) => flags))),
  );
  const places = all.flatMap((command) => {
    const name = nameOf(command);
    const children = command.subcommands.map(({ path }) => path.at(-1)!);
    if (children.length > 0) return [branch([`${name} 0`], words(children))];
    return command.arguments.map((values, index) => branch([`${name} ${index}`], act(values)));
  });
  return `_rosewire_words() {
  COMPREPLY=($(compgen -W "$*" -- "$current"))
}
_rosewire_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$current"))
}
# What it knows is asked for once.
_rosewire_names() {
  case $1 in
    operations)
      [ -n "$_rosewire_operations" ] || _rosewire_operations=$(rosewire completion operations 2>/dev/null)
      _rosewire_words "$_rosewire_operations" ;;
    types)
      [ -n "$_rosewire_types" ] || _rosewire_types=$(rosewire completion types 2>/dev/null)
      _rosewire_words "$_rosewire_types" ;;
  esac
}
_rosewire() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command=rosewire index=0 i word
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$command $word" in
      ${below.map(quote).join("|")}) command="$command $word"; index=0 ;;
      ${valued.flatMap(({ places: at }) => at.map(quote)).join("|")}) i=$((i + 1)) ;;
      *' -'*) ;;
      *) index=$((index + 1)) ;;
    esac
  done
  case "$command $previous" in
${valued.map(({ places: at, values }) => branch(at, `${act(values)}; return`)).join("\n")}
  esac
  case $current in
    -*)
      case $command in
${options.join("\n")}
      esac
      return ;;
  esac
  case "$command $index" in
${places.join("\n")}
  esac
}
`;
}

function branch(patterns: readonly string[], action: string): string {
  return `    ${patterns.map(quote).join("|")}) ${action} ;;`;
}

/** What completes one of these values. */
function act(values: Values): string {
  switch (values.kind) {
    case "words":
      return words(values.words);
    case "files":
      return "_rosewire_files -f";
    case "folders":
      return "_rosewire_files -d";
    case "names":
      return `_rosewire_names ${values.of}`;
    case "anything":
      return ":";
  }
}

function words(all: readonly string[]): string {
  return `_rosewire_words ${all.map(quote).join(" ")}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
