# What a buyer reads when the amount that they typed can't be paid.
# $example, $smallest and $largest are amounts with their unit.

amount-not-understood = متوجه مبلغ نشدم. لطفاً فقط مبلغ را بفرستید؛ مثلاً: <b>{ $example }</b>
amount-not-positive = مبلغ باید بیشتر از صفر باشد؛ مثلاً: <b>{ $example }</b>
amount-fraction = مبلغ نمی‌تواند کسری از یک ریال داشته باشد. لطفاً آن را گرد کنید؛ مثلاً: <b>{ $example }</b>
amount-too-small = کمترین مبلغ پرداخت <b>{ $smallest }</b> است. لطفاً مبلغ بیشتری بفرستید؛ مثلاً: <b>{ $example }</b>
amount-too-large = در هر پرداخت تا <b>{ $largest }</b> می‌توانید بپردازید. لطفاً مبلغ کمتری بفرستید یا آن را در چند نوبت بپردازید.

# Between several things that are told in one line.
list-between = ،{" "}
