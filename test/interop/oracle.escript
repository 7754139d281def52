#!/usr/bin/env escript
%% -*- erlang -*-
%%! -noshell
%% Erlang/OTP's asn1 application as a second opinion on encodings.
%%
%%     escript oracle.escript FOLDER
%%
%% Compiles every .asn1 file of the folder for BER, then answers each line "Module Type Hex" of its
%% file "requests" in the file "answers", in order: "ok Hex Text" with the value encoded again and
%% written as text, or "error Reason". Exit code 69: OTP is there, its asn1 application is not.
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
    [ok = notation(Module) || Module <- Modules],
    in_parallel(fun code_of/1, Modules),
    {ok, Requests} = file:read_file("requests"),
    Lines = [Line || Line <- binary:split(Requests, <<"\n">>, [global]), Line =/= <<>>],
    Answers = in_parallel(fun answer/1, Lines),
    ok = file:write_file("answers", [[Answer, $\n] || Answer <- Answers]),
    io:format("Erlang/OTP ~s, ~b modules~n", [erlang:system_info(otp_release), length(Modules)]).

notation(Module) ->
    case asn1ct:compile(Module, [ber, maps, noobj]) of
        ok -> ok;
        Other -> fail("~s: ~p", [Module, Other])
    end.

code_of(Module) ->
    case compile:file(Module, [report_errors]) of
        {ok, _} -> ok;
        Other -> fail("~s: ~p", [Module, Other])
    end.

fail(Format, Arguments) ->
    io:format(standard_error, Format ++ "~n", Arguments),
    halt(1).

answer(Line) ->
    [Module, Type, Hex] = binary:split(Line, <<" ">>, [global]),
    M = binary_to_atom(Module),
    T = binary_to_atom(Type),
    case M:decode(T, binary:decode_hex(Hex)) of
        {ok, Value} ->
            case M:encode(T, Value) of
                {ok, Octets} -> [<<"ok ">>, binary:encode_hex(Octets), $\s, text(Value)];
                {error, Reason} -> refusal("cannot encode what it has decoded", Reason)
            end;
        {error, Reason} ->
            refusal("cannot decode", Reason)
    end.

refusal(What, {asn1, {Reason, Stack}}) when is_list(Stack) -> refusal(What, {asn1, Reason});
refusal(What, {asn1, Reason}) -> [<<"error ">>, What, io_lib:format(": ~0P", [Reason, 12])].

%% SEQUENCE {name:value,..} sorted by name, CHOICE name(value), lists [..], octets "HEX".
text(Value) when is_integer(Value) -> integer_to_binary(Value);
text(Value) when is_atom(Value) -> atom_to_binary(Value);
text(Value) when is_binary(Value) -> [$", binary:encode_hex(Value), $"];
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
text({Name, Value}) -> [atom_to_binary(Name), $(, text(Value), $)].

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
