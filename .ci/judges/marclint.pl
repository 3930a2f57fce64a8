# What MARC::Lint (form of fields, indicators, subfields, ISBN) and MARC::Schema (fields and codes of MARC 21) find in a file of MARCXML,
# a line each. Exit code 1 where they find something, or where the file has no record.
use strict;
use warnings;
use MARC::File::XML (BinaryEncoding => 'utf8', RecordFormat => 'MARC21');
use MARC::Lint;
use MARC::Schema;

binmode STDOUT, ':utf8';
my $file = MARC::File::XML->in($ARGV[0]);
my ($lint, $schema) = (MARC::Lint->new, MARC::Schema->new);
my ($records, $faults) = (0, 0);
while (my $record = $file->next) {
    $records++;
    my $id = $record->field('001')->data;
    $lint->check_record($record);
    for ($lint->warnings) { print "$id $_\n"; $faults++ }
    my @fields = ([ 'LDR', undef, undef, '_', $record->leader ], map {
        $_->is_control_field ? [ $_->tag, undef, undef, '_', $_->data ] : [ $_->tag, $_->indicator(1), $_->indicator(2), map { @$_ } $_->subfields ]
    } $record->fields);
    for ($schema->check({ record => \@fields })) { print join(' ', $id, $_->{tag}, 'is not as MARC 21 has it', grep { defined && !ref } @$_{qw(error message value)}), "\n"; $faults++ }
}
print "$records records\n";
exit($records > 0 && $faults == 0 ? 0 : 1);
