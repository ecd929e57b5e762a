/* SPDX-License-Identifier: MIT
 *
 * Judges PDF files by veraPDF: every file by PDF/UA-1 and by PDF/A-2a, since
 * each sees faults that the other does not.
 *
 *     Verdict FILE...
 *
 * One line a verdict, then the rules that failed. Exit code 0 if all files
 * conform to both, 1 if not. A file that cannot be parsed does not conform.
 */
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

public final class Verdict {
    private static final String[] FLAVOURS = {"ua1", "2a"};
    private static final int FAILURES_SHOWN = 20;

    public static void main(String[] files) {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = files.length != 0;
        for (String file : files)
            for (String flavour : FLAVOURS)
                good &= judge(file, flavour);
        System.exit(good ? 0 : 1);
    }

    private static boolean judge(String file, String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (InputStream stream = new FileInputStream(file);
             PDFAParser parser = Foundries.defaultInstance().createParser(
                 stream, flavour);
             PDFAValidator validator = ValidatorFactory.createValidator(
                 flavour, -1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            boolean good = result.isCompliant();
            System.out.println((good ? "PASS " : "FAIL ") + name + " " + file);
            if (!good)
                explain(result);
            return good;
        } catch (Exception error) {
            System.out.println("FAIL " + name + " " + file + ": " + error);
            return false;
        }
    }

    /* Each failed rule once, with the number of its failures and the first. */
    private static void explain(ValidationResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        for (TestAssertion test : result.getTestAssertions()) {
            if (test.getStatus() != TestAssertion.Status.FAILED)
                continue;
            String rule = test.getRuleId().getSpecification().getId() + " "
                + test.getRuleId().getClause() + " t"
                + test.getRuleId().getTestNumber();
            counts.merge(rule, 1, Integer::sum);
            first.putIfAbsent(rule, test.getMessage() + "\n      "
                + test.getErrorMessage() + "\n      @ "
                + test.getLocation().getContext());
        }
        int shown = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (shown++ == FAILURES_SHOWN)
                break;
            System.out.println("  " + entry.getKey() + " x"
                + entry.getValue() + ": " + first.get(entry.getKey()));
        }
    }
}
