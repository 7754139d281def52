%% Decodes and encodes with what Erlang/OTP's asn1 application has made, on the requests that harness.c describes.
-module(harness).
-export([main/0]).

main() ->
    ok = io:setopts([{encoding, latin1}]),
    serve(none, {}, {}).

serve(Type, Inputs, Values) ->
    case io:get_line("") of
        eof -> halt(0);
        Line ->
            try request(string:split(string:trim(Line), " ", all), Type, Inputs, Values) of
                {loaded, NewType, NewInputs} ->
                    io:put_chars("ok\n"),
                    serve(NewType, NewInputs, {});
                {again, NewValues, Octets} ->
                    io:put_chars(["ok", [[$\s, binary:encode_hex(One)] || One <- Octets], $\n]),
                    serve(Type, Inputs, NewValues);
                Took ->
                    io:put_chars(["ok ", integer_to_list(Took), $\n]),
                    serve(Type, Inputs, Values)
            catch _:Reason ->
                io:put_chars(["error ", io_lib:format("~0P", [Reason, 12]), $\n]),
                serve(Type, Inputs, Values)
            end
    end.

request(["load", Type | Path], _, _, _) ->
    {ok, Text} = file:read_file(lists:join(" ", Path)),
    Lines = binary:split(Text, <<"\n">>, [global, trim]),
    {loaded, list_to_atom(Type), list_to_tuple([binary:decode_hex(Line) || Line <- Lines])};
request(["again"], Type, Inputs, _) ->
    Values = [decoded(Type, Input) || Input <- tuple_to_list(Inputs)],
    {again, list_to_tuple(Values), [encoded(Type, Value) || Value <- Values]};
request(["decode", Check, Times], Type, Inputs, _) ->
    timed(fun decode/4, [Type, Inputs, Check =:= "1", list_to_integer(Times)]);
request(["encode", Times], Type, _, Values) ->
    timed(fun encode/3, [Type, Values, list_to_integer(Times)]).

timed(Work, Arguments) ->
    erlang:garbage_collect(),
    Began = erlang:monotonic_time(nanosecond),
    ok = apply(Work, Arguments),
    erlang:monotonic_time(nanosecond) - Began.

decode(_, _, _, 0) -> ok;
decode(Type, Inputs, Check, Times) ->
    Value = decoded(Type, element(Times rem tuple_size(Inputs) + 1, Inputs)),
    case Check of
        true -> texts(Value);
        false -> ok
    end,
    decode(Type, Inputs, Check, Times - 1).

encode(_, _, 0) -> ok;
encode(Type, Values, Times) ->
    encoded(Type, element(Times rem tuple_size(Values) + 1, Values)),
    encode(Type, Values, Times - 1).

decoded(Type, Octets) ->
    {ok, Value} = 'Bench':decode(Type, Octets),
    Value.

encoded(Type, Value) ->
    {ok, Octets} = 'Bench':encode(Type, Value),
    Octets.

%% Every text is UTF-8: what is binary in the messages is text, but in M5, for which this is not asked.
texts(Value) when is_binary(Value) -> Value = unicode:characters_to_binary(Value, utf8, utf8);
texts([First | Rest]) -> texts(First), texts(Rest);
texts(Value) when is_tuple(Value) -> texts(Value, tuple_size(Value));
texts(_) -> ok.

texts(_, 0) -> ok;
texts(Value, Index) -> texts(element(Index, Value)), texts(Value, Index - 1).
