#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the table of countries that the packages carry from the files geoip and geoip6 of Debian's
# tor-geoipdb (IPFire's data, CC BY-SA 4.0). Needs only perl-base. The file's
# format is described in collectors/geo/country_table_file.cpp.
# Usage: country-table.pl GEOIP GEOIP6 OUTPUT
use strict;
use warnings;
use Socket qw(AF_INET6 inet_pton);

die "Usage: country-table.pl GEOIP GEOIP6 OUTPUT\n" unless @ARGV == 3;
my ($geoip, $geoip6, $output) = @ARGV;
my %months;
@months{qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec)} = 1 .. 12;
my (%numbers, @codes, $built);

# Days since 1970 of a date of the Gregorian calendar.
sub days {
    my ($year, $month, $day) = @_;
    ($year, $month) = ($year - 1, $month + 12) if $month <= 2;
    return 365 * $year + int($year / 4) - int($year / 100) + int($year / 400)
        + int((153 * ($month - 3) + 2) / 5) + $day - 1 - 719468;
}

sub number_of {
    my ($code) = @_;
    return 0 if $code !~ /^[A-Z][A-Z]$/ || $code =~ /^(?:AB|AN|AP|CS|EU|OS|SU|UN|XX|ZZ)$/;
    $code = 'GB' if $code eq 'UK';
    push @codes, $code if !$numbers{$code};
    die "more than 254 countries\n" if @codes > 254;
    return $numbers{$code} ||= scalar @codes;
}

sub varint {
    my ($value) = @_;
    my $bytes = '';
    while ($value >= 128) {
        $bytes .= chr($value & 127 | 128);
        $value >>= 7;
    }
    return $bytes . chr $value;
}

# Calls $take->(first, address behind last, country) for each range of a file; addresses are texts
# of bytes, big endian, so that they compare as they are.
sub read_ranges {
    my ($path, $parse, $take) = @_;
    open my $file, '<', $path or die "$path cannot be read: $!\n";
    while (my $line = <$file>) {
        if ($line =~ /^# Generated: \w+, (\d+) (\w+) (\d+) (\d+):(\d+):(\d+) GMT/ && $months{$2}) {
            my $time = days($3, $months{$2}, $1) * 86400 + $4 * 3600 + $5 * 60 + $6;
            $built = $time if !defined $built || $time < $built;
        }
        next if $line =~ /^(?:#|\s*$)/;
        my ($first, $last, $code) = $line =~ /^([^,]+),([^,]+),(..)\r?$/
            or die "$path, line $.: no range\n";
        ($first, $last) = ($parse->($first), $parse->($last));
        die "$path, line $.: no address\n" unless defined $first && defined $last;
        $take->($first, $last, number_of($code));
    }
}

sub following {
    my ($address) = @_;
    for (my $i = length($address) - 1; $i >= 0; --$i) {
        my $byte = ord substr $address, $i, 1;
        substr($address, $i, 1) = chr(($byte + 1) & 255);
        return $address if $byte < 255;
    }
    return undef;
}

# The starts of a file: ranges whose country differs from the previous one; gaps have no country.
sub starts_of {
    my ($path, $zero, $parse, $put) = @_;
    my ($next, $country, $count) = ($zero, 0, 0);
    my $start = sub {
        my ($address, $number) = @_;
        return if $number == $country;
        $put->($address, $number);
        $country = $number;
        ++$count;
    };
    read_ranges($path, $parse, sub {
        my ($first, $last, $number) = @_;
        die "$path, line $.: not behind the range before\n"
            if !defined $next || $first lt $next || $last lt $first;
        $start->($next, 0) if $first gt $next;
        $start->($first, $number);
        $next = following($last);
    });
    return $count;
}

my ($body4, $before) = ('', 0);
my $count4 = starts_of($geoip, pack('N', 0), sub { $_[0] =~ /^\d{1,10}$/ ? pack('N', $_[0]) : undef },
    sub {
        my $address = unpack 'N', $_[0];
        $body4 .= varint($address - $before) . chr $_[1];
        $before = $address;
    });
$before = 0;
my $body6 = '';
my $count6 = starts_of($geoip6, "\0" x 16, sub { inet_pton(AF_INET6, $_[0]) },
    sub {
        my ($high, $low) = unpack 'Q>Q>', $_[0];
        $body6 .= varint($high - $before) . ($low ? chr(255) . varint($low) : '') . chr $_[1];
        $before = $high;
    });
die "$geoip does not say when it was generated\n" unless defined $built;

my $data = 'BNMCTRY1' . varint($built) . varint(scalar @codes) . varint($count4) . varint($count6)
    . join('', @codes) . $body4 . $body6;
$data .= pack 'V', unpack('%32C*', $data);
open my $file, '>:raw', "$output.new" or die "$output cannot be written: $!\n";
print {$file} $data or die "$output cannot be written: $!\n";
close $file or die "$output cannot be written: $!\n";
rename "$output.new", $output or die "$output cannot be written: $!\n";
printf "%s: %d countries, %d starts of IPv4 and %d of IPv6, %.1f MB\n", $output, scalar @codes,
    $count4, $count6, length($data) / 1e6;
