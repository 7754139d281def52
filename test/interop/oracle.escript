#!/usr/bin/env escript
%% -*- erlang -*-
%%! -noshell
%% Erlang/OTP's asn1 application as a second opinion on encodings.
%%
%%     escript oracle.escript FOLDER
%%
%% Compiles every .asn1 file of the folder for BER; those that it refuses are in its file "refused", each as
%% "Module Reason". Then it answers each line of its file "requests" in the file "answers", in order. "Module Type Hex"
%% has the answer "ok Hex Text" with the value encoded again and written as text, or "error Reason"; "Module Type =name"
%% the same for the value of that name in the module. Exit code 69: OTP is there, its asn1 application is not.
-mode(compile).

main([Folder]) ->
    case code:which(asn1ct) of
        non_existing -> halt(69);
        _ -> ok
    end,
    ok = file:set_cwd(Folder),
    code:add_patha(Folder),
    Modules = [filename:rootname(File) || File <- lists:sort(filelib:wildcard("*.asn1"))],
    %% One after the other: a module reads what the compiler has left of those it imports from.
    Notations = [{Module, notation(Module)} || Module <- Modules],
    Accepted = [Module || {Module, ok} <- Notations],
    Codes = lists:zip(Accepted, in_parallel(fun code_of/1, Accepted)),
    Refused = [io_lib:format("~s ~s~n", [Module, string:replace(Reason, "\n", " ", all)])
               || {Module, {refused, Reason}} <- Notations ++ Codes],
    ok = file:write_file("refused", Refused),
    {ok, Requests} = file:read_file("requests"),
    Lines = [Line || Line <- binary:split(Requests, <<"\n">>, [global]), Line =/= <<>>],
    Answers = in_parallel(fun answer/1, Lines),
    ok = file:write_file("answers", [[Answer, $\n] || Answer <- Answers]),
    io:format("~nErlang/OTP ~s~n", [erlang:system_info(otp_release)]).

notation(Module) ->
    refused(asn1ct:compile(Module, [ber, maps, noobj])).

code_of(Module) ->
    case compile:file(Module, []) of
        {ok, _} -> ok;
        Other -> refused(Other)
    end.

refused(ok) -> ok;
refused(Reason) -> {refused, io_lib:format("~0P", [Reason, 20])}.

fail(Format, Arguments) ->
    io:format(standard_error, Format ++ "~n", Arguments),
    halt(1).

answer(Line) ->
    [Module, Type, Value] = binary:split(Line, <<" ">>, [global]),
    M = binary_to_atom(Module),
    T = binary_to_atom(Type),
    try
        case Value of
            <<"=", Name/binary>> -> encoded(M, T, apply(M, binary_to_atom(Name), []));
            Hex ->
                case M:decode(T, binary:decode_hex(Hex)) of
                    {ok, Decoded} -> encoded(M, T, Decoded);
                    {error, Reason} -> refusal("cannot decode", Reason)
                end
        end
    catch _:Error -> refusal("fails", {asn1, Error})
    end.

encoded(M, T, Value) ->
    case M:encode(T, Value) of
        {ok, Octets} -> [<<"ok ">>, binary:encode_hex(Octets), $\s, text(Value)];
        {error, Reason} -> refusal("cannot encode what it has decoded", Reason)
    end.

refusal(What, {asn1, {Reason, Stack}}) when is_list(Stack) -> refusal(What, {asn1, Reason});
refusal(What, {asn1, Reason}) -> [<<"error ">>, What, io_lib:format(": ~0P", [Reason, 12])].

%% SEQUENCE {name:value,..} sorted by name, CHOICE name(value), lists [..], octets "HEX".
text(Value) when is_integer(Value) -> integer_to_binary(Value);
text(Value) when is_atom(Value) -> atom_to_binary(Value);
text(Value) when is_binary(Value) -> [$", binary:encode_hex(Value), $"];
text(Value) when is_bitstring(Value) -> ["bits(", [$0 + Bit || <<Bit:1>> <= Value], ")"];
text(Value) when is_list(Value) -> [$[, lists:join($,, [text(Element) || Element <- Value]), $]];
text(Value) when is_map(Value) ->
    Members = [[atom_to_binary(Name), $:, text(Member)]
               || {Name, Member} <- lists:sort(maps:to_list(Value))],
    [${, lists:join($,, Members), $}];
text({Mantissa, 2, Exponent}) when Mantissa rem 2 =:= 0, Mantissa =/= 0 ->
    %% One value, many forms (X.690 8.5.7): the one with an odd mantissa stands for all.
    text({Mantissa div 2, 2, Exponent + 1});
text({Mantissa, Base, Exponent}) ->
    io_lib:format("real(~b,~b,~b)", [Mantissa, Base, Exponent]);
text({Name, Value}) when is_atom(Name) -> [atom_to_binary(Name), $(, text(Value), $)];
text(Value) -> io_lib:format("~0p", [Value]).

%% The results in order; as many processes as there are schedulers.
in_parallel(Work, List) ->
    Size = max(1, length(List) div (4 * erlang:system_info(schedulers_online)) + 1),
    Parts = [spawn_monitor(fun() -> exit({done, [Work(Item) || Item <- Part]}) end)
             || Part <- parts(List, Size)],
    lists:append([receive
                      {'DOWN', Reference, process, _, {done, Results}} -> Results;
                      {'DOWN', Reference, process, _, Reason} -> fail("~p", [Reason])
                  end || {_, Reference} <- Parts]).

parts([], _) -> [];
parts(List, Size) when length(List) =< Size -> [List];
parts(List, Size) ->
    {Part, Rest} = lists:split(Size, List),
    [Part | parts(Rest, Size)].
