# What a buyer reads when the amount that they typed can't be paid.
# $example, $smallest and $largest are amounts with their unit.

amount-not-understood = I couldn't read that as an amount. Please send just the amount, for example: <b>{ $example }</b>
amount-not-positive = The amount must be more than zero, for example: <b>{ $example }</b>
amount-fraction = That amount is finer than one rial. Please round it, for example: <b>{ $example }</b>
amount-too-small = The smallest payment is <b>{ $smallest }</b>. Please send a larger amount, for example: <b>{ $example }</b>
amount-too-large = One payment can be up to <b>{ $largest }</b>. Please send a smaller amount, or pay in several parts.

# Between several things that are told in one line.
list-between = ,{" "}
